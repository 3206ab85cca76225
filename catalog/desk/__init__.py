"""The cooperative's own pages about its goods and labels."""

"""What the desk asks about goods and labels."""

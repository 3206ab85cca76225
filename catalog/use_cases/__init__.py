"""What can be done with the catalogue: goods, photos, stock and labels."""

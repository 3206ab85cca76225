"""A file of the register finds its owner."""

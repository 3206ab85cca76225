"""Bulk intake: a file of the register, read, checked row by row, then applied."""

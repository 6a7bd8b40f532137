"""A team's own spreadsheet: a position matrix read into talks with every guess named, and written back in the same shape."""

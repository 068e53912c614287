"""The tests of each plugin, in folders of the same names."""

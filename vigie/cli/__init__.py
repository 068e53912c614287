"""The command line: what all commands share, and those that serve the project itself."""

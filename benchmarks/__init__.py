"""The same made-up blog built by Vigie and by others, measured side by side."""

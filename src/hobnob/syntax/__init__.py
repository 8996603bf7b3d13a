"""Text to nodes with spans: front matter, YAML, and what a Markdown body holds. Knows no contact."""

"""What the editor writes, read and checked: YAML and copy in, an Issue out."""

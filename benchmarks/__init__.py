"""Us and other table readers on the same files: quality and CPU side by side. See README.md beside this file."""

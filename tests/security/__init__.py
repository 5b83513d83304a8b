"""What somebody could do who means harm, tried out; SECURITY.md says which test stands for which threat."""

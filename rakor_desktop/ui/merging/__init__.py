"""Collecting the files of several laptops: a folder for each page of the Gabung Data tab."""

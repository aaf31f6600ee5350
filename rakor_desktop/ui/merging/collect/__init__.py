"""Taking what other laptops wrote into this file."""

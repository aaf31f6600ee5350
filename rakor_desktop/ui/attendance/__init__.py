"""The pages of the Kehadiran tab: the desk at the door, the list, the matrix of days, the arrival board."""

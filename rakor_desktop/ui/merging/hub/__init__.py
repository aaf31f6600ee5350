"""Sending to and taking from the Hub, for those who set one up."""

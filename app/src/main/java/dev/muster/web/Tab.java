package dev.muster.web;

/** One tab of a page: a link with its own address. */
public record Tab(String label, String href) {}

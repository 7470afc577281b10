package org.walletsuite.monitoring;

import java.util.List;

/** A panel of a dashboard, with its queries and the addresses that it links to. */
record Panel(int id, String title, String unit, boolean hasThresholds, List<String> queries, List<String> links) {}

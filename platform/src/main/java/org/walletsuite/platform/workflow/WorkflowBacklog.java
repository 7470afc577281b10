package org.walletsuite.platform.workflow;

/**
 * The unfinished work of a kind, without what is scheduled for later.
 *
 * @param oldestSeconds how long the oldest has waited; 0 where there is none
 */
public record WorkflowBacklog(String kind, long unfinished, long oldestSeconds) {}

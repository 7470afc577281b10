package org.walletsuite.runner.fault;

import java.time.Duration;

/**
 * What clients saw of a fault.
 *
 * @param unanswered tries that got no answer, or one that says to try again
 * @param partBack from the fault's beginning until the part answered again
 * @param paymentsBack from the fault's beginning to the first payment after the last unanswered one; zero when all were
 *     answered
 * @param allBack the same for everything that clients do
 * @param silence the longest time without an answered payment
 * @param longestWait the longest that a client was without a definite answer, its repetitions included
 */
public record Ordeal(
        Fault fault,
        int unanswered,
        Duration partBack,
        Duration paymentsBack,
        Duration allBack,
        Duration silence,
        Duration longestWait) {}

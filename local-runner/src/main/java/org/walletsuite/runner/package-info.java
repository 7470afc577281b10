/** Runs the whole suite on one machine: database, broker, mail and the eight services, each in its own process. */
@NullMarked
package org.walletsuite.runner;

import org.jspecify.annotations.NullMarked;

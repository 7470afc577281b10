/** Runs the whole suite on one machine: database, broker, mail and the eight services, each a process of its own. */
@NullMarked
package org.walletsuite.runner;

import org.jspecify.annotations.NullMarked;

/**
 * The fault test: kills and pauses the parts of a suite under load, and then compares the clients' answers with the
 * records.
 */
@NullMarked
package org.walletsuite.runner.fault;

import org.jspecify.annotations.NullMarked;

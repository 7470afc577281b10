/** What is written by hand over the generated clients: how to connect, what failures say, and how to retry. */
@NullMarked
package org.walletsuite.sdk;

import org.jspecify.annotations.NullMarked;

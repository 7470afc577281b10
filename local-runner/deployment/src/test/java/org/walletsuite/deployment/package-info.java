/** Compares the manifests in {@code deploy/} with the code. */
@NullMarked
package org.walletsuite.deployment;

import org.jspecify.annotations.NullMarked;

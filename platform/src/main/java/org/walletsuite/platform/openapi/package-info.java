/**
 * Adds to a service's API description what its controllers don't declare: who may call, required and nullable fields,
 * and errors.
 */
@NullMarked
package org.walletsuite.platform.openapi;

import org.jspecify.annotations.NullMarked;

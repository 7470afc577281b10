/** What a service's API description says beyond its controllers: who may call, and how errors look. */
@NullMarked
package org.walletsuite.platform.openapi;

import org.jspecify.annotations.NullMarked;

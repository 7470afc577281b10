/** What a service's API description says beyond its controllers: who may call, what is always there, what may be null, and how calls fail. */
@NullMarked
package org.walletsuite.platform.openapi;

import org.jspecify.annotations.NullMarked;

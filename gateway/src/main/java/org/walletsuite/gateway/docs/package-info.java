/** One Swagger UI over all services. */
@NullMarked
package org.walletsuite.gateway.docs;

import org.jspecify.annotations.NullMarked;

/** Answers that go on for as long as somebody listens, such as server-sent events. */
@NullMarked
package org.walletsuite.gateway.stream;

import org.jspecify.annotations.NullMarked;

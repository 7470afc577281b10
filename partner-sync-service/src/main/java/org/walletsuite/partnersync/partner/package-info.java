/** Partners, their terms in each environment and their credentials. Read {@link org.walletsuite.partnersync.partner.Partners} first. */
@NullMarked
package org.walletsuite.partnersync.partner;

import org.jspecify.annotations.NullMarked;

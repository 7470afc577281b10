package org.walletsuite.platform.partnercall;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names what an endpoint does for a partner, in metrics and in records of partners' calls. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface PartnerOperation {

    /** Such as {@code issue}; endpoints that do the same have the same. */
    String value();
}

package org.walletsuite.platform.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.authorization.method.HandleAuthorizationDenied;
import org.springframework.security.authorization.method.MethodAuthorizationDeniedHandler;
import org.walletsuite.platform.festival.FestivalErrors;

/** An endpoint of the festival family for STAFF and above; others get its 401. */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@PreAuthorize("hasRole('STAFF')")
@HandleAuthorizationDenied(handlerClass = StaffOnly.Denied.class)
public @interface StaffOnly {

    /** Answers as the festival document does. */
    class Denied implements MethodAuthorizationDeniedHandler {

        @Override
        public @Nullable Object handleDeniedInvocation(MethodInvocation invocation, AuthorizationResult result) {
            throw FestivalErrors.staffRequired();
        }
    }
}

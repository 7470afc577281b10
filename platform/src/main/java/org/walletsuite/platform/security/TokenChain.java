package org.walletsuite.platform.security;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.resource.authentication.JwtIssuerAuthenticationManagerResolver;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.web.ErrorResponses;

/** What the filter chains of services and gateway have in common: no sessions, no forms, only tokens of trusted issuers. */
public final class TokenChain {

    private TokenChain() {}

    /** Sets up a chain that tells whom it refuses in the words of the family; {@code denied} is for good tokens that may not. */
    public static HttpSecurity of(
            HttpSecurity http, JwtIssuerAuthenticationManagerResolver issuers, ErrorResponses errors, ErrorCode denied)
            throws Exception {
        return http.csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .oauth2ResourceServer(server -> server.authenticationManagerResolver(issuers)
                        .authenticationEntryPoint((request, response, _) ->
                                errors.write(request, response, new ApiException(ErrorCode.UNAUTHORIZED))))
                .exceptionHandling(handling -> handling.authenticationEntryPoint((request, response, _) ->
                                errors.write(request, response, new ApiException(ErrorCode.UNAUTHORIZED)))
                        .accessDeniedHandler(
                                (request, response, _) -> errors.write(request, response, new ApiException(denied))));
    }
}

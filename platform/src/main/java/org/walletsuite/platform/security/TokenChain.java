package org.walletsuite.platform.security;

import static org.springframework.security.authorization.AuthorityAuthorizationManager.hasRole;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.authentication.AuthenticationManagerResolver;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.SingleResultAuthorizationManager;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.family.Credential;
import org.walletsuite.platform.family.Family;
import org.walletsuite.platform.partner.PartnerFailure;
import org.walletsuite.platform.security.Principal.Kind;

/**
 * The common configuration of the filter chains of services and gateway: no sessions, no forms, only tokens of trusted
 * issuers.
 */
public final class TokenChain {

    private static final AuthorizationManager<RequestAuthorizationContext> USERS = hasRole(Kind.USER.name());
    private static final AuthorizationManager<RequestAuthorizationContext> PARTNERS = hasRole(Kind.PARTNER.name());

    private TokenChain() {}

    /** Answers a refused request. */
    @FunctionalInterface
    public interface Refusal {
        void write(HttpServletRequest request, HttpServletResponse response, ApiException error) throws IOException;
    }

    /**
     * Configures a chain that answers refusals in the family's format; {@code denied} is for valid tokens without
     * permission.
     */
    public static HttpSecurity of(
            HttpSecurity http,
            AuthenticationManagerResolver<HttpServletRequest> issuers,
            Refusal refusal,
            ErrorCode denied)
            throws Exception {
        return http.csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(AbstractHttpConfigurer::disable)
                .securityContext(
                        context -> context.securityContextRepository(new RequestAttributeSecurityContextRepository()))
                .servletApi(AbstractHttpConfigurer::disable)
                .oauth2ResourceServer(server -> server.authenticationManagerResolver(issuers)
                        .authenticationEntryPoint((request, response, _) ->
                                refusal.write(request, response, new ApiException(ErrorCode.UNAUTHORIZED)))
                        .withObjectPostProcessor(new ObjectPostProcessor<BearerTokenAuthenticationFilter>() {
                            @Override
                            public <F extends BearerTokenAuthenticationFilter> F postProcess(F filter) {
                                filter.setAuthenticationFailureHandler((request, response, failure) ->
                                        refusal.write(request, response, reason(failure)));
                                return filter;
                            }
                        }))
                .exceptionHandling(handling -> handling.authenticationEntryPoint((request, response, _) ->
                                refusal.write(request, response, new ApiException(ErrorCode.UNAUTHORIZED)))
                        .accessDeniedHandler(
                                (request, response, _) -> refusal.write(request, response, new ApiException(denied))));
    }

    /**
     * Says which credential opens each path. A path that takes tokens takes one kind of them, so that nobody is taken for
     * somebody else; keys, secrets and signatures are judged by the endpoint, so its path is open here.
     */
    public static void requireCredentials(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.requestMatchers("/internal/**")
                .hasRole(Kind.SERVICE.name())
                .anyRequest()
                .access((caller, context) ->
                        demanded(credential(context.getRequest())).authorize(caller, context));
    }

    private static AuthorizationManager<RequestAuthorizationContext> demanded(Credential credential) {
        return switch (credential) {
            case USER_TOKEN -> USERS;
            case PARTNER_TOKEN -> PARTNERS;
            case NONE, CLIENT_SECRET, API_KEY, SIGNATURE -> SingleResultAuthorizationManager.permitAll();
        };
    }

    /** The credential that a request's path takes. */
    static Credential credential(HttpServletRequest request) {
        return Family.endpoints(request.getRequestURI()).credential();
    }

    /** A token that can't be checked at the moment is not an invalid token, and a partner that is inactive is told so. */
    private static ApiException reason(AuthenticationException failure) {
        if (failure instanceof AuthenticationServiceException) {
            return ApiException.unavailable("Tokens cannot be checked at the moment, please try again", failure);
        }
        return new ApiException(
                failure instanceof PartnerAccess.InactivePartner
                        ? PartnerFailure.PARTNER_INACTIVE
                        : ErrorCode.UNAUTHORIZED);
    }
}

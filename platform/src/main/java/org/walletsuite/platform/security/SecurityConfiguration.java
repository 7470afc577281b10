package org.walletsuite.platform.security;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.opentelemetry.api.trace.Tracer;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationManagerResolver;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.walletsuite.platform.client.ServiceClients;
import org.walletsuite.platform.client.ServiceTokens;
import org.walletsuite.platform.directory.PartnerDirectory;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.event.AccessEvent;
import org.walletsuite.platform.event.EventCodec;
import org.walletsuite.platform.event.PartnerEvent;
import org.walletsuite.platform.event.TopicFollower;
import org.walletsuite.platform.web.ErrorResponses;

/** The one filter chain of every service: tokens of the trusted issuers, each where its kind belongs. */
@AutoConfiguration(beforeName = "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration")
@EnableWebSecurity
@EnableConfigurationProperties(SecuritySettings.class)
public class SecurityConfiguration {

    private static final String BEARER = "Bearer ";
    private static final Duration MICROSECOND = Duration.ofNanos(1_000);

    private static final List<String> OPERATORS =
            List.of("/actuator/health/**", "/actuator/prometheus", "/actuator/info", "/v3/api-docs/**");

    /** Ticks in microseconds, PostgreSQL's precision, so that times are read back as they were written. */
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), MICROSECOND);
    }

    @Bean
    HttpFirewall firewall() {
        return new Firewall();
    }

    @Bean
    WebMvcConfigurer roleChecks() {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new RoleCheck());
            }
        };
    }

    /** Where no token is needed, or another credential is, none is looked at: an expired one must not keep its owner from a new one. */
    @Bean
    BearerTokenResolver tokensWhereTheyCount(SecuritySettings settings) {
        var open = open(settings);
        return request -> {
            var shown = request.getHeader(HttpHeaders.AUTHORIZATION);
            return shown == null
                            || !shown.regionMatches(true, 0, BEARER, 0, BEARER.length())
                            || !TokenChain.credential(request).isToken()
                            || open.matches(request)
                    ? null
                    : shown.substring(BEARER.length());
        };
    }

    /** What is open besides the paths that the families declare. */
    private static RequestMatcher open(SecuritySettings settings) {
        var paths = PathPatternRequestMatcher.withDefaults();
        return new OrRequestMatcher(Stream.<RequestMatcher>concat(
                        OPERATORS.stream().map(path -> paths.matcher(HttpMethod.GET, path)),
                        settings.publicPaths().stream().map(paths::matcher))
                .toList());
    }

    @Bean
    Revocations revocations(SecuritySettings settings, PartnerDirectory partners, Clock clock, MeterRegistry registry) {
        return new Revocations(settings.longestTokenLife(), new PartnerAccess(partners, registry), clock, registry);
    }

    @Bean
    TopicFollower<AccessEvent> accessFollower(
            Revocations revocations,
            EventCodec codec,
            Tracer tracer,
            KafkaProperties properties,
            KafkaConnectionDetails connection) {
        return new TopicFollower<>(AccessEvent.class, revocations, codec, tracer, properties, connection);
    }

    @Bean
    MeterBinder accessMetrics(TopicFollower<AccessEvent> follower) {
        return registry -> TimeGauge.builder(
                        "access.age",
                        follower,
                        TimeUnit.MILLISECONDS,
                        known -> known.age().toMillis())
                .description("Time since all changes of users' access were known to be consumed")
                .register(registry);
    }

    /**
     * Until all changes of access are consumed, users' and partners', tokens can't be checked, so the service isn't ready.
     * An unreadable record doesn't affect readiness: it concerns one user or partner, and is the same on every replica.
     */
    @Bean
    HealthIndicator accessHealthIndicator(
            TopicFollower<AccessEvent> users,
            TopicFollower<PartnerEvent> partners,
            Revocations revocations,
            PartnerDirectory directory) {
        return () -> (users.isCaughtUp() && partners.isCaughtUp() ? Health.up() : Health.outOfService())
                .withDetail("unreadableUsers", revocations.unreadableUsers())
                .withDetail("unreadablePartners", directory.uncertain())
                .build();
    }

    @Bean
    AuthenticationManagerResolver<HttpServletRequest> trustedIssuers(
            SecuritySettings settings,
            Revocations revocations,
            TopicFollower<AccessEvent> users,
            TopicFollower<PartnerEvent> partners,
            Clock clock) {
        // Two issuers of one name could not be told apart by their tokens: nothing starts with them.
        var issuers = settings.issuers().stream()
                .collect(Collectors.toMap(issuer -> issuer.uri().toString(), issuer -> {
                    var provider = new JwtAuthenticationProvider(
                            new Tokens(issuer, settings.tokenCache(), settings.longestTokenLife(), clock));
                    provider.setJwtAuthenticationConverter(token -> revocations.caller(
                            token, users.isCaughtUp(), partners.isCurrent(settings.partnerTopicAge())));
                    return (AuthenticationManager) provider::authenticate;
                }));
        return new TrustedIssuers(issuers, settings.tokenCache());
    }

    @Bean
    @ConditionalOnMissingBean
    SecurityFilterChain services(
            HttpSecurity http,
            SecuritySettings settings,
            AuthenticationManagerResolver<HttpServletRequest> issuers,
            ErrorResponses errors)
            throws Exception {
        return TokenChain.of(http, issuers, errors::write, ErrorCode.FORBIDDEN)
                .authorizeHttpRequests(requests -> {
                    requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                            .permitAll()
                            .requestMatchers(open(settings))
                            .permitAll();
                    TokenChain.requireCredentials(requests);
                })
                .build();
    }

    @Bean
    @ConditionalOnMissingBean
    ServiceTokens serviceTokens(ServiceClients clients, SecuritySettings settings, Clock clock) {
        var issuer = clients.plain("wallet")
                .defaultHeaders(headers -> headers.setBasicAuth(settings.clientId(), settings.clientSecret()))
                .build();
        return new IssuedServiceTokens(issuer, clock);
    }
}

package org.walletsuite.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.ClassUtils;
import org.springframework.web.client.RestClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.walletsuite.platform.security.Role;

/** What every service owes its operators from the first day; a service's test extends this. */
public abstract class ServiceContract extends RouteContract {

    @Autowired
    private @Nullable BeanFactory beans;

    @LocalServerPort
    private int port;

    @Autowired
    private @Nullable Environment environment;

    @Autowired
    private @Nullable JdbcClient db;

    @Autowired
    private @Nullable Flyway flyway;

    @Autowired
    private @Nullable RequestMappingHandlerAdapter handlers;

    @Test
    void isHealthyAndReady() {
        assertThat(get("/actuator/health", null).body()).contains("\"status\":\"UP\"");
        assertThat(get("/actuator/health/readiness", null).status()).isEqualTo(200);
    }

    @Test
    void showsMetricsToPrometheus() {
        assertThat(get("/actuator/prometheus", null).body())
                .contains("jvm_memory_used_bytes", "hikaricp_connections", "service=\"");
    }

    @Test
    void hidesWhatOperatorsNeedNot() {
        assertThat(get("/actuator/env", null).status()).isEqualTo(401);
        assertThat(get("/actuator/heapdump", null).status()).isEqualTo(401);
    }

    /** Whatever comes along with a library: what reads a body or writes an answer is written down. */
    @Test
    void knowsNoFormatButJsonAndBytes() {
        assertThat(Objects.requireNonNull(handlers).getMessageConverters())
                .extracting(converter -> converter.getClass().getSimpleName())
                .containsExactly("ByteArrayHttpMessageConverter", "WholeAnswers");
    }

    @Test
    void describesItsApi() {
        var service = Objects.requireNonNull(environment).getRequiredProperty("spring.application.name");
        OpenApiFile.verify(service, port);
    }

    @Test
    void knowsNoPathThatNobodyBuilt() {
        var token = TestIssuer.shared().token(UUID.randomUUID(), Role.SUPER_ADMIN);
        assertThat(get("/no/such/path", token))
                .isEqualTo(new Answer(404, "{\"instance\":\"/no/such/path\",\"status\":404,\"title\":\"Not Found\"}"));
    }

    @Test
    void runsWithoutTheRightToChangeItsSchema() {
        var jdbc = Objects.requireNonNull(db);
        assertThat(Objects.requireNonNull(flyway).info().applied()).isNotEmpty();
        assertThatThrownBy(() -> jdbc.sql("create table mine (id int)").update())
                .rootCause()
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> jdbc.sql("delete from flyway_schema_history").update())
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    /** Hibernate costs every start time and memory: whoever has no entity does without. */
    @Test
    void bringsHibernateOnlyForEntities() {
        var entities = new ClassPathScanningCandidateComponentProvider(false);
        entities.addIncludeFilter(
                (type, _) -> type.getAnnotationMetadata().hasAnnotation("jakarta.persistence.Entity"));
        var home = AutoConfigurationPackages.get(Objects.requireNonNull(beans)).getFirst();

        assertThat(ClassUtils.isPresent(
                        "org.hibernate.SessionFactory", getClass().getClassLoader()))
                .isEqualTo(!entities.findCandidateComponents(home).isEmpty());
    }

    private Answer get(String path, @Nullable String token) {
        var request = RestClient.create("http://127.0.0.1:" + port).get().uri(path);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request.exchange((_, response) -> new Answer(
                response.getStatusCode().value(),
                new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8)));
    }

    private record Answer(int status, String body) {}
}

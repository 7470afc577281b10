package org.walletsuite.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.util.ClassUtils;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.walletsuite.platform.security.Role;

/** What every service owes its operators from the first day. */
abstract class OperationsContract extends RouteContract {

    @Test
    void isHealthyAndReady() {
        assertThat(asNobody().get("/actuator/health").body()).contains("\"status\":\"UP\"");
        assertThat(asNobody().get("/actuator/health/readiness").status()).isEqualTo(200);
    }

    @Test
    void showsMetricsToPrometheus() {
        assertThat(asNobody().get("/actuator/prometheus").body())
                .contains("jvm_memory_used_bytes", "hikaricp_connections", "service=\"");
    }

    @Test
    void hidesOtherActuatorEndpoints() {
        assertThat(asNobody().get("/actuator/env").status()).isEqualTo(401);
        assertThat(asNobody().get("/actuator/heapdump").status()).isEqualTo(401);
    }

    /** A library may add converters; the list of those that read and write bodies must stay as it is here. */
    @Test
    void knowsNoFormatButJsonAndBytes() {
        assertThat(service.getBean(RequestMappingHandlerAdapter.class).getMessageConverters())
                .extracting(converter -> converter.getClass().getSimpleName())
                .containsExactly("ByteArrayHttpMessageConverter", "BufferedJsonConverter");
    }

    @Test
    void describesItsApi() {
        OpenApiFile.verify(name(), port);
    }

    @Test
    void answers404OnUnknownPaths() {
        assertThat(asSome(Role.SUPER_ADMIN).get("/no/such/path").expect(404).body())
                .isEqualTo("{\"instance\":\"/no/such/path\",\"status\":404,\"title\":\"Not Found\"}");
    }

    @Test
    void runsWithoutTheRightToChangeItsSchema() {
        assertThat(service.getBean(Flyway.class).info().applied()).isNotEmpty();
        assertThatThrownBy(() -> db.sql("create table mine (id int)").update())
                .rootCause()
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> db.sql("delete from flyway_schema_history").update())
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    /** Hibernate costs time and memory at every start, so services without entities must not have it. */
    @Test
    void bringsHibernateOnlyForEntities() {
        var entities = new ClassPathScanningCandidateComponentProvider(false);
        entities.addIncludeFilter(
                (type, _) -> type.getAnnotationMetadata().hasAnnotation("jakarta.persistence.Entity"));
        var home = AutoConfigurationPackages.get(service).getFirst();

        assertThat(ClassUtils.isPresent(
                        "org.hibernate.SessionFactory", getClass().getClassLoader()))
                .isEqualTo(!entities.findCandidateComponents(home).isEmpty());
    }
}

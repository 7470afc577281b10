package org.walletsuite.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;

@ExtendWith(OutputCaptureExtension.class)
class RedisSettingsTest {

    private final ApplicationContextRunner gateway = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withUserConfiguration(Settings.class);

    @Test
    void withoutAnAddressEachGatewayLimitsByItself() {
        gateway.run(context ->
                assertThat(context.getBean(RedisSettings.class).isGiven()).isFalse());
    }

    @ParameterizedTest
    @ValueSource(strings = {"redis://redis:6379", "rediss://redis.example.com", "redis://:secret@10.0.0.1:6379/2"})
    void anAddressOfRedisIsOne(String url) {
        gateway.withPropertyValues("REDIS_URL=" + url, "REDIS_PASSWORD=p@ss/word")
                .run(context -> assertThat(context.getBean(RedisSettings.class)
                                .uri(RedisLink.CONNECTING)
                                .getHost())
                        .isNotEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "REDIS_URL=secret",
                "REDIS_URL=secret:6379",
                "REDIS_URL=http://secret:6379",
                "REDIS_URL=redis://",
                "REDIS_URL=redis://secret:0",
                "REDIS_URL=redis://secret:65536",
                "REDIS_URL=redis://secret:6379?timeout=1h",
                "REDIS_URL=redis://secret/name",
                "REDIS_PASSWORD=secret",
                "REDIS_TIMEOUT=0s",
                "REDIS_TIMEOUT=1001ms"
            })
    void nothingStartsWithAMalformedOneWhichOneLineNames(String setting, CapturedOutput output) {
        var application = new SpringApplicationBuilder(Settings.class).web(WebApplicationType.NONE);

        assertThatThrownBy(() -> application.run("--" + setting, "--logging.structured.format.console="))
                .isNotNull();

        var name = setting.substring(0, setting.indexOf('=')).replace("REDIS_PASSWORD", "REDIS_URL");
        assertThat(output.getAll().lines().filter(line -> line.startsWith(name)))
                .hasSize(1);
        assertThat(output.getAll()).doesNotContain("\tat ").doesNotContain("secret");
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(RedisSettings.class)
    static class Settings {}
}

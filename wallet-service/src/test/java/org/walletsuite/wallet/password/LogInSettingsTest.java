package org.walletsuite.wallet.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;

@ExtendWith(OutputCaptureExtension.class)
class LogInSettingsTest {

    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withUserConfiguration(Settings.class);

    @Test
    void usersLogInWithPasswordsUnlessToldOtherwise() {
        service.run(context -> {
            var settings = context.getBean(LogInSettings.class);
            assertThat(settings.hasProvider()).isFalse();
            assertThatCode(settings::requirePasswords).doesNotThrowAnyException();
        });
        service.withPropertyValues("AUTH_ISSUER=https://login.example.com/realms/wallet", "AUTH_AUDIENCE=wallet")
                .run(context -> {
                    var settings = context.getBean(LogInSettings.class);
                    assertThat(settings.hasProvider()).isTrue();
                    assertThatCode(settings::requirePasswords).doesNotThrowAnyException();
                });
    }

    @Test
    void passwordsCanBeRefusedWhereThereIsAProvider() {
        var settings = new LogInSettings("https://login.example.com", "wallet", "false");

        assertThatThrownBy(settings::requirePasswords)
                .isInstanceOfSatisfying(
                        ApiException.class, error -> assertThat(error.code()).isEqualTo(ErrorCode.FORBIDDEN));
    }

    @ParameterizedTest
    @CsvSource({
        "AUTH_ISSUER, login.example.com, wallet, true",
        "AUTH_ISSUER, http://login.example.com, wallet, true",
        "AUTH_ISSUER, https://login.example.com?realm=1, wallet, true",
        "AUTH_ISSUER, https://user:pw@login.example.com, wallet, true",
        "AUTH_ISSUER, 'https://login example', wallet, true",
        "AUTH_AUDIENCE, https://login.example.com, '', true",
        "AUTH_AUDIENCE, '', wallet, true",
        "AUTH_PASSWORD_LOGIN, https://login.example.com, wallet, no",
        "AUTH_PASSWORD_LOGIN, '', '', false"
    })
    void nothingStartsWithAMalformedOneWhichOneLineNames(
            String named, String issuer, String audience, String passwords, CapturedOutput output) {
        var application = new SpringApplicationBuilder(Settings.class).web(WebApplicationType.NONE);

        assertThatThrownBy(() -> application.run(
                        "--AUTH_ISSUER=" + issuer,
                        "--AUTH_AUDIENCE=" + audience,
                        "--AUTH_PASSWORD_LOGIN=" + passwords,
                        "--logging.structured.format.console="))
                .isNotNull();

        assertThat(output.getAll()).contains(named + " ").doesNotContain("\tat ");
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(LogInSettings.class)
    static class Settings {}
}

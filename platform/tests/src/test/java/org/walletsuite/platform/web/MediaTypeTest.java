package org.walletsuite.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON in, JSON out, whatever the client sends or accepts. */
class MediaTypeTest extends RequestFixture {

    private static final String WALLETS = "/api/v1/me/wallets";
    private static final String NAMES = "/api/v1/me/wallets/names";

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/yaml", "application/json;q=0", "image/png", "nonsense"})
    void aCommandIsAnsweredInJsonWhateverIsAccepted(String accepted) {
        var answer =
                send("POST", WALLETS, json("{\"amount\":5}"), "Content-Type", "application/json", "Accept", accepted);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"amount\":5}");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"amount: 0144", "amount: 100.9", "amount: \"100\"", "amount: 0x64", "amount: 1\namount: 2"})
    void yamlIsRefused(String body) {
        var answer = send("POST", WALLETS, json(body), "Content-Type", "application/yaml");

        isUnsupported(answer);
        assertThat(answer.headers().firstValue("Accept")).contains("application/json, application/*+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/*", "*/*;charset=UTF-8", "text/plain", "multipart/form-data", "json"})
    void aBodyOfAnotherTypeIsRefused(String type) {
        isUnsupported(send("POST", WALLETS, json("{\"amount\":5}"), "Content-Type", type));
        isUnsupported(send("POST", NAMES, json("{\"name\":\"Zoë\"}"), "Content-Type", type));
    }

    @Test
    void aBodyNeedsATypeAndNoBodyNeedsNone() {
        isUnsupported(send("POST", NAMES, json("{\"name\":\"Zoë\"}")));
        assertThat(send("POST", NAMES, new byte[0]).body()).isEqualTo("{\"name\":\"nobody\"}");
        assertThat(send("POST", WALLETS, new byte[0]).body()).contains("A JSON body is required.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json;charset=ISO-8859-1",
                "application/json;charset=\"utf-16\"",
                "application/json; charset=nonsense",
                "application/vnd.names+json; charset=*",
                "APPLICATION/JSON"
            })
    void jsonIsUtf8WhateverItsCharset(String type) {
        var answer = send("POST", NAMES, json("{\"name\":\"Zoë 🦊\"}"), "Content-Type", type);

        assertThat(answer.body()).isEqualTo("{\"name\":\"Zoë 🦊\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE", "ISO-8859-1"})
    void jsonInAnotherEncodingIsRefused(String encoding) {
        var body = "{\"name\":\"Zoë\"}".getBytes(Charset.forName(encoding));

        var answer = send("POST", NAMES, body, "Content-Type", "application/json; charset=" + encoding);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("VALIDATION_ERROR");
    }

    /** Jackson would read them as the slash, the letter A and the at sign, which filters in front of the service do not see. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u00c0\u00af",
                "\u00c1\u0081",
                "\u00e0\u0081\u0080",
                "\u00ed\u00a0\u0080",
                "\u00f4\u0090\u0080\u0080",
                "\u0080"
            })
    void overlongAndTruncatedUtf8IsRefused(String bytes) {
        var body = ("{\"name\":\"" + bytes + "\"}").getBytes(StandardCharsets.ISO_8859_1);

        var answer = send("POST", NAMES, body, "Content-Type", "application/json");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("The body is not valid UTF-8.");
    }

    @Test
    void aByteOrderMarkIsIgnored() {
        assertThat(send("POST", NAMES, json("\ufeff{\"name\":\"Zoë\"}"), "Content-Type", "application/json")
                        .body())
                .isEqualTo("{\"name\":\"Zoë\"}");
    }

    @Test
    void aBodyThatMayBeAbsentMayNotBeNull() {
        assertThat(send("POST", NAMES, new byte[0], "Content-Type", "application/json")
                        .body())
                .isEqualTo("{\"name\":\"nobody\"}");

        var answer = send("POST", NAMES, json("null"), "Content-Type", "application/json");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("A JSON body is required.");
    }

    private static void isUnsupported(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.body()).contains("\"code\":\"UNSUPPORTED_MEDIA_TYPE\"");
    }

    private static byte[] json(String body) {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}

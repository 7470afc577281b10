package org.walletsuite.wallet.kyc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpHeaders;
import org.walletsuite.wallet.testing.Answer;

/** Forms that no browser sends. */
class UploadAttackTest extends KycScenario {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String TEXT = "form-data; name=\"nin\"";
    private static final String IMAGE = "form-data; name=\"nin_image\"; filename=\"a.png\"";
    private static final byte[] NIN = bytes("12345678901");

    static Stream<Form> refused() {
        return Stream.of(
                form("no body", "boundary=b", new byte[0]),
                form("no boundary", "charset=utf-8", good().end()),
                form("a charset that nobody knows", "boundary=b; charset=beer", good().end()),
                form("another boundary", "boundary=c", good().end()),
                form("an endless boundary", "boundary=" + "b".repeat(3_000), good().end()),
                form("no last boundary", "boundary=b", good().bytes()),
                form("a text where the image belongs", part(TEXT, NIN).part("form-data; name=\"nin_image\"", PNG)),
                form(
                        "a file where the text belongs",
                        part(TEXT + "; filename=\"nin.txt\"", NIN).part(IMAGE, PNG)),
                form(
                        "two files where the text belongs",
                        part(TEXT + "; filename=\"a.txt\"", NIN)
                                .part(TEXT + "; filename=\"b.txt\"", NIN)
                                .part(IMAGE, PNG)),
                form("the text twice", good().part(TEXT, NIN)),
                form(
                        "a text that is no UTF-8",
                        part(TEXT, new byte[] {'1', '2', '3', '4', '5', (byte) 0xff})
                                .part(IMAGE, PNG)),
                form(
                        "a text that never ends",
                        part(TEXT, bytes("1".repeat(3_000_000))).part(IMAGE, PNG)),
                form("parts without names", part("form-data", NIN).part("form-data; filename=\"a.png\"", PNG)),
                form(
                        "parts that are none of a form",
                        part("attachment; name=\"nin\"", NIN).part(IMAGE, PNG)),
                form(
                        "a name in another case",
                        part("form-data; name=\"NIN\"", NIN).part(IMAGE, PNG)),
                form(
                        "a part with an endless header",
                        part(TEXT + "; x=\"" + "x".repeat(100_000) + "\"", NIN).part(IMAGE, PNG)),
                form(
                        "an image within a form within the form",
                        part(TEXT, NIN)
                                .part(
                                        "form-data; name=\"nin_image\"\r\nContent-Type: multipart/mixed; boundary=c",
                                        bytes(
                                                "--c\r\nContent-Disposition: file; filename=\"a.png\"\r\n\r\nx\r\n--c--"))));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refuses(Form form) throws Exception {
        var guest = guest();
        var answer = send(form, guest);
        assertThat(answer.status()).as(answer.body()).isIn(400, 413, 415);
        assertThat(answer.json().propertyNames())
                .isNotEmpty()
                .allMatch(field -> Set.of("detail", "nin", "nin_image").contains(field));
        assertThat(submissions(guest)).isZero();
    }

    static Stream<Form> taken() {
        return Stream.of(
                form("a plain one", good()),
                form(
                        "a file's name that points elsewhere",
                        part(TEXT, NIN).part("form-data; name=\"nin_image\"; filename=\"../../etc/passwd\"", PNG)),
                form(
                        "an image that calls itself text",
                        part(TEXT, NIN).part(IMAGE + "\r\nContent-Type: text/html", PNG)),
                form("text before and after", "boundary=b", bytes("beer\r\n" + latin(good().end()) + "\r\nbeer")));
    }

    @ParameterizedTest
    @MethodSource("taken")
    void takes(Form form) throws Exception {
        var guest = guest();
        assertThat(send(form, guest).status()).isEqualTo(201);
        assertThat(submissions(guest)).isEqualTo(1);
    }

    /** Not with the scenario's client, which knows media types too well. */
    private Answer send(Form form, Guest guest) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/account/credentials/level2/"))
                .header("Authorization", "Bearer " + guest.token())
                .header("Content-Type", "multipart/form-data; " + form.parameters())
                .POST(HttpRequest.BodyPublishers.ofByteArray(form.body()))
                .build();
        var response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), new HttpHeaders(), response.body());
    }

    private long submissions(Guest guest) {
        return db.sql("select count(*) from kyc_submission where person_id = ?")
                .param(guest.id())
                .query(Long.class)
                .single();
    }

    private static Parts good() {
        return part(TEXT, NIN).part(IMAGE, PNG);
    }

    private static Parts part(String disposition, byte[] content) {
        return new Parts().part(disposition, content);
    }

    private static Form form(String name, Parts parts) {
        return form(name, "boundary=b", parts.end());
    }

    private static Form form(String name, String parameters, byte[] body) {
        return new Form(name, parameters, body);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /**
     * A request.
     *
     * @param parameters of its content type
     */
    @SuppressWarnings("ArrayRecordComponent") // Sent as it is; nobody compares bodies.
    record Form(String name, String parameters, byte[] body) {

        @Override
        public String toString() {
            return name;
        }
    }

    /** A body in the making. */
    private static final class Parts {

        private final ByteArrayOutputStream body = new ByteArrayOutputStream();

        Parts part(String disposition, byte[] content) {
            body.writeBytes(UploadAttackTest.bytes("--b\r\nContent-Disposition: " + disposition + "\r\n\r\n"));
            body.writeBytes(content);
            body.writeBytes(UploadAttackTest.bytes("\r\n"));
            return this;
        }

        byte[] bytes() {
            return body.toByteArray();
        }

        byte[] end() {
            body.writeBytes(UploadAttackTest.bytes("--b--\r\n"));
            return body.toByteArray();
        }
    }
}

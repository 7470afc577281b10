package org.walletsuite.wallet.kyc;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.walletsuite.platform.testing.Answer;

/** Malformed and hostile forms. */
class UploadAttackTest extends KycFixture {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String TEXT = "form-data; name=\"nin\"";
    private static final String FILE = "; filename=\"a.png\"";
    private static final String PICTURE = "form-data; name=\"nin_image\"" + FILE;
    private static final String INNER_FORM =
            "form-data; name=\"nin_image\"\r\nContent-Type: multipart/mixed; boundary=c";
    private static final String NIN = "12345678901";
    private static final String IMAGE = new String(PNG, StandardCharsets.ISO_8859_1);
    private static final String GOOD = part(TEXT, NIN) + part(PICTURE, IMAGE);
    private static final String END = "--b--\r\n";

    static Stream<Form> refused() {
        return Stream.of(
                new Form("no body", "boundary=b", ""),
                new Form("no boundary", "charset=utf-8", GOOD + END),
                new Form("a charset that nobody knows", "boundary=b; charset=beer", GOOD + END),
                new Form("another boundary", "boundary=c", GOOD + END),
                new Form("an endless boundary", "boundary=" + "b".repeat(3_000), GOOD + END),
                new Form("no last boundary", "boundary=b", GOOD),
                form("a text where the image belongs", part(TEXT, NIN) + part("form-data; name=\"nin_image\"", IMAGE)),
                form("a file where the text belongs", part(TEXT + FILE, NIN) + part(PICTURE, IMAGE)),
                form("two files where the text belongs", part(TEXT + FILE, NIN).repeat(2) + part(PICTURE, IMAGE)),
                form("the text twice", GOOD + part(TEXT, NIN)),
                form("a text that is no UTF-8", part(TEXT, "12345\u00ff") + part(PICTURE, IMAGE)),
                form("a text that never ends", part(TEXT, "1".repeat(3_000_000)) + part(PICTURE, IMAGE)),
                form("parts without names", part("form-data", NIN) + part("form-data" + FILE, IMAGE)),
                form("parts that are none of a form", part("attachment; name=\"nin\"", NIN) + part(PICTURE, IMAGE)),
                form("a name in another case", part("form-data; name=\"NIN\"", NIN) + part(PICTURE, IMAGE)),
                form(
                        "a part with an endless header",
                        part(TEXT + "; x=\"" + "x".repeat(100_000) + "\"", NIN) + part(PICTURE, IMAGE)),
                form("a form within the form", part(TEXT, NIN) + part(INNER_FORM, "--c\r\n\r\nx\r\n--c--")));
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
                form("a plain one", GOOD),
                form(
                        "a file's name that points elsewhere",
                        part(TEXT, NIN) + part("form-data; name=\"nin_image\"; filename=\"../../etc/passwd\"", IMAGE)),
                form(
                        "an image that calls itself text",
                        part(TEXT, NIN) + part(PICTURE + "\r\nContent-Type: text/html", IMAGE)),
                new Form("text before and after", "boundary=b", "beer\r\n" + GOOD + END + "beer"));
    }

    @ParameterizedTest
    @MethodSource("taken")
    void takes(Form form) throws Exception {
        var guest = guest();
        assertThat(send(form, guest).status()).isEqualTo(201);
        assertThat(submissions(guest)).isEqualTo(1);
    }

    /** Sends without the scenario's client, which would correct the media type. */
    private Answer send(Form form, Guest guest) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/account/credentials/level2/"))
                .header("Authorization", "Bearer " + guest.token())
                .header("Content-Type", "multipart/form-data; " + form.parameters())
                .POST(HttpRequest.BodyPublishers.ofString(form.body(), StandardCharsets.ISO_8859_1))
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

    private static String part(String disposition, String content) {
        return "--b\r\nContent-Disposition: " + disposition + "\r\n\r\n" + content + "\r\n";
    }

    private static Form form(String name, String parts) {
        return new Form(name, "boundary=b", parts + END);
    }

    /**
     * A request.
     *
     * @param parameters of its content type
     * @param body each character a byte
     */
    record Form(String name, String parameters, String body) {

        @Override
        public String toString() {
            return name;
        }
    }
}

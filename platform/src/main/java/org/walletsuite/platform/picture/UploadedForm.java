package org.walletsuite.platform.picture;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.StandardMultipartHttpServletRequest;
import org.walletsuite.platform.error.ApiException;

/**
 * A multipart form of which only its parts are fields. The container would also take the query's parameters for fields,
 * join those of one name, and replace bytes that it can't decode.
 */
final class UploadedForm extends StandardMultipartHttpServletRequest {

    private @Nullable Map<String, String[]> texts;

    /** Reads no part before a field is asked for. */
    UploadedForm(HttpServletRequest request) {
        super(request, true);
    }

    @Override
    protected void initializeMultipart() {
        super.initializeMultipart();
        texts = texts(parts());
    }

    private Collection<Part> parts() {
        try {
            return getParts();
        } catch (IOException | ServletException e) {
            throw new MultipartException("The parts can't be read", e);
        }
    }

    private Map<String, String[]> texts(Collection<Part> parts) {
        var wrong = new TreeMap<String, List<String>>();
        var names = new HashSet<String>();
        var read = new LinkedHashMap<String, String[]>();
        for (var part : parts) {
            var name = part.getName();
            if (!names.add(name)) {
                wrong.put(name, List.of("Must be given once."));
            } else if (!getMultipartFiles().containsKey(name)) {
                try {
                    read.put(name, new String[] {text(part)});
                } catch (CharacterCodingException _) {
                    wrong.put(name, List.of("Must be text in UTF-8."));
                }
            }
        }
        if (!wrong.isEmpty()) {
            throw ApiException.invalid(wrong);
        }
        return read;
    }

    private static String text(Part part) throws CharacterCodingException {
        try (var bytes = part.getInputStream()) {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.readAllBytes()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw e;
        } catch (IOException e) {
            throw new MultipartException("A part can't be read", e);
        }
    }

    private Map<String, String[]> texts() {
        if (texts == null) {
            initializeMultipart();
        }
        return texts == null ? Map.of() : texts;
    }

    @Override
    public @Nullable String getParameter(String name) {
        var values = getParameterValues(name);
        return values == null ? null : values[0];
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        return texts().get(name);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(texts().keySet());
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return Collections.unmodifiableMap(texts());
    }
}

package org.epixgateway.console.verification;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.epixgateway.console.edge.Json;
import org.epixgateway.console.edge.Problem;
import org.epixgateway.console.edge.Trouble;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.verify.Verified;

/** How one asker is spoken to: a program in JSON, a browser without scripts in HTML. */
sealed interface Voice {
    String LATER = "later";

    /** The type of body that is understood. */
    String understands();

    AskedForm read(Bytes body);

    void answer(AskedForm asked, Verified verified) throws IOException;

    /**
     * @param asked what to leave in the form
     * @param words key of the sentence for people
     */
    void refuse(Trouble trouble, Optional<AskedForm> asked, String words) throws IOException;

    /** How many there were too many of is told by its own status (RFC 6585). */
    static int status(Trouble trouble, String words) {
        return words.equals(LATER) ? 429 : trouble.status();
    }

    static void write(HttpServletResponse response, String type, byte[] content) throws IOException {
        response.setContentType(type);
        response.setContentLength(content.length);
        response.getOutputStream().write(content);
    }

    /** For programs. */
    record InJson(HttpServletResponse response, Language language, String own) implements Voice {
        @Override
        public String understands() {
            return "application/json";
        }

        @Override
        public AskedForm read(Bytes body) {
            return AskedForm.json(body);
        }

        @Override
        public void answer(AskedForm asked, Verified verified) throws IOException {
            write(response, "application/json", Json.write(AnswerView.of(verified, language, own)));
        }

        @Override
        public void refuse(Trouble trouble, Optional<AskedForm> asked, String words) throws IOException {
            response.setStatus(status(trouble, words));
            write(response, Problem.MEDIA_TYPE, Json.write(Problem.of(trouble, language.say(words))));
        }
    }

    /** For people. */
    record InHtml(HttpServletResponse response, Language language, Page page, String own) implements Voice {
        private static final String HTML = "text/html; charset=utf-8";

        @Override
        public String understands() {
            return "application/x-www-form-urlencoded";
        }

        @Override
        public AskedForm read(Bytes body) {
            return AskedForm.form(body);
        }

        @Override
        public void answer(AskedForm asked, Verified verified) throws IOException {
            show(asked.shown().answered(AnswerView.of(verified, language, own)));
        }

        @Override
        public void refuse(Trouble trouble, Optional<AskedForm> asked, String words) throws IOException {
            response.setStatus(status(trouble, words));
            show(asked.map(AskedForm::shown)
                    .orElseGet(() -> Page.Shown.empty(own))
                    .saying(language.say(words)));
        }

        void show(Page.Shown shown) throws IOException {
            write(response, HTML, page.html(language, shown).getBytes(StandardCharsets.UTF_8));
        }
    }
}

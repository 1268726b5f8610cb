package org.epixgateway.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrittenTest {
    @Test
    void strokes_and_blanks_say_nothing() {
        assertThat(Written.hasText("")).isFalse();
        assertThat(Written.hasText(" -*?\u00a0\u200b. ")).isFalse();
        assertThat(Written.hasText("\u5357")).isTrue();
    }

    @Test
    void forty_characters_are_quoted_whole_and_more_are_cut() {
        assertThat(Written.quoted("x".repeat(40))).isEqualTo("\"" + "x".repeat(40) + "\"");
        assertThat(Written.quoted("x".repeat(41))).isEqualTo("\"" + "x".repeat(40) + "...\"");
    }

    @Test
    void a_character_outside_the_basic_plane_is_never_cut_in_two() {
        assertThat(Written.quoted("\ud83d\udc18".repeat(41))).isEqualTo("\"" + "\ud83d\udc18".repeat(40) + "...\"");
    }

    @Test
    void what_breaks_or_turns_a_line_is_quoted_as_a_blank() {
        assertThat(Written.quoted("a\nb\u202ec\u2028d\ud800e")).isEqualTo("\"a b c d e\"");
    }
}

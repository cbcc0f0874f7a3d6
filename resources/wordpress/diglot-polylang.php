<?php
/**
 * Plugin Name: Diglot for Polylang
 * Description: Lets Diglot tie the two languages of a report to one another where Polylang's free edition is used. Polylang Pro needs it not.
 * Version: 1.0
 * Requires at least: 5.6
 * Requires PHP: 7.4
 * License: GPL-2.0-or-later
 *
 * Put this file into wp-content/mu-plugins, or install it as a plugin and activate it. It adds two fields to posts and pages
 * in the REST API, under the names that Polylang Pro gives them: `lang` and `translations`. Taking it away harms nothing.
 */

defined( 'ABSPATH' ) || exit;

add_action(
	'rest_api_init',
	function () {
		if ( defined( 'POLYLANG_PRO' ) || ! function_exists( 'pll_save_post_translations' ) ) {
			return;
		}
		$types = array( 'post', 'page' );
		register_rest_field(
			$types,
			'lang',
			array(
				'schema'          => array( 'type' => 'string' ),
				'get_callback'    => function ( $post ) {
					return (string) pll_get_post_language( $post['id'] );
				},
				'update_callback' => function ( $lang, $post ) {
					if ( ! in_array( $lang, pll_languages_list(), true ) ) {
						return new WP_Error( 'diglot_language', "no language $lang", array( 'status' => 400 ) );
					}
					pll_set_post_language( $post->ID, $lang );
				},
			)
		);
		register_rest_field(
			$types,
			'translations',
			array(
				'schema'          => array(
					'type'                 => 'object',
					'additionalProperties' => array( 'type' => 'integer' ),
				),
				'get_callback'    => function ( $post ) {
					return (object) pll_get_post_translations( $post['id'] );
				},
				'update_callback' => function ( $ties, $post ) {
					foreach ( $ties as $lang => $id ) {
						// Whoever may not write a text may not tie it either.
						if ( ! current_user_can( 'edit_post', $id ) ) {
							return new WP_Error( 'rest_cannot_edit', "may not edit $id", array( 'status' => 403 ) );
						}
						if ( pll_get_post_language( $id ) !== $lang ) {
							return new WP_Error( 'diglot_language', "$id is not in $lang", array( 'status' => 400 ) );
						}
					}
					if ( ! in_array( $post->ID, array_map( 'intval', $ties ), true ) ) {
						return new WP_Error( 'diglot_ties', "$post->ID is not among them", array( 'status' => 400 ) );
					}
					pll_save_post_translations( $ties );
				},
			)
		);
	}
);

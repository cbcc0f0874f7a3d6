/*
 * The fields that Polylang Pro's documentation says its REST API has, and nothing else of Polylang: `lang` and
 * `translations` of texts, and the list of languages. Polylang itself is in no Debian package.
 */
add_action( 'rest_api_init', function () {
	register_rest_route( 'pll/v1', '/languages', array(
		'permission_callback' => '__return_true',
		'callback'            => fn() => array(
			array( 'name' => '中文', 'slug' => 'zh', 'locale' => 'zh_CN', 'is_default' => true ),
			array( 'name' => 'English', 'slug' => 'en', 'locale' => 'en_GB' ),
		),
	) );
	register_rest_field( array( 'post', 'page' ), 'lang', array(
		'schema'          => array( 'type' => 'string' ),
		'get_callback'    => fn( $post ) => get_post_meta( $post['id'], '_lang', true ) ?: 'zh',
		'update_callback' => fn( $lang, $post ) => update_post_meta( $post->ID, '_lang', $lang ),
	) );
	register_rest_field( array( 'post', 'page' ), 'translations', array(
		'schema'          => array( 'type' => 'object' ),
		'get_callback'    => fn( $post ) => json_decode( get_post_meta( $post['id'], '_ties', true ) ?: '{}' ),
		'update_callback' => function ( $ties, $post ) {
			foreach ( (array) json_decode( get_post_meta( $post->ID, '_ties', true ) ?: '{}' ) as $id ) {
				delete_post_meta( $id, '_ties' );
			}
			foreach ( $ties as $lang => $id ) {
				if ( get_post_meta( $id, '_lang', true ) !== $lang ) {
					return new WP_Error( 'pll_wrong_language', 'not in that language', array( 'status' => 400 ) );
				}
				update_post_meta( $id, '_ties', wp_json_encode( $ties ) );
			}
		},
	) );
} );

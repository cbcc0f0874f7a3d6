/*
 * Stands in for Polylang's free edition, which is in no Debian package: the functions that its documentation names for other
 * plugins, and its list of languages. What Diglot's own plugin adds to it is the real one.
 */
function pll_languages_list() {
	return array( 'zh', 'en' );
}
function pll_get_post_language( $id ) {
	return get_post_meta( $id, '_lang', true ) ?: 'zh';
}
function pll_set_post_language( $id, $lang ) {
	update_post_meta( $id, '_lang', $lang );
}
function pll_get_post_translations( $id ) {
	return json_decode( get_post_meta( $id, '_ties', true ) ?: '[]', true );
}
function pll_save_post_translations( $ties ) {
	foreach ( $ties as $id ) {
		foreach ( pll_get_post_translations( $id ) as $before ) {
			delete_post_meta( $before, '_ties' );
		}
	}
	foreach ( $ties as $id ) {
		update_post_meta( $id, '_ties', wp_json_encode( $ties ) );
	}
}
add_action( 'rest_api_init', function () {
	register_rest_route( 'pll/v1', '/languages', array(
		'permission_callback' => '__return_true',
		'callback'            => fn() => array(
			array( 'name' => '中文', 'slug' => 'zh', 'locale' => 'zh_CN', 'is_default' => true ),
			array( 'name' => 'English', 'slug' => 'en', 'locale' => 'en_GB' ),
		),
	) );
} );

<?php
/* For PHP's own server: files as they are, every other address by WordPress. */
require_once __DIR__ . '/root.php';
$path = rawurldecode( parse_url( $_SERVER['REQUEST_URI'], PHP_URL_PATH ) );
if ( '/' !== $path && is_file( getenv( 'WP_ROOT' ) . $path ) && ! str_ends_with( $path, '.php' ) ) {
	return false;
}
$_SERVER['SCRIPT_NAME'] = $_SERVER['PHP_SELF'] = '/index.php';
require ABSPATH . 'index.php';
